import type { ComponentProps, ReactNode } from "react";
import { clsx } from "clsx";

interface TableProps {
  /** Read by assistive technology; also names the region that scrolls. */
  caption: string;
  head: ReactNode;
  children: ReactNode;
  /** The children are TableGroups, each a body of its own. */
  isGrouped?: boolean;
  className?: string;
}

/** Table is dense, hairlined and scrolls sideways on its own, never with the page. */
export function Table({ caption, head, children, isGrouped = false, className }: TableProps) {
  return (
    <div
      role="group"
      aria-label={caption}
      tabIndex={0}
      className={clsx("-mx-4 overflow-x-auto px-4 md:mx-0 md:px-0", className)}
    >
      <table className="w-full border-collapse text-dense">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="border-b border-line-strong">{head}</tr>
        </thead>
        {isGrouped ? children : <tbody>{children}</tbody>}
      </table>
    </div>
  );
}

interface TableGroupProps {
  title: ReactNode;
  /** Said of all its rows, below the title. */
  detail?: ReactNode;
  /** Columns of the table: the title spans them all. */
  columns: number;
  children: ReactNode;
}

/** TableGroup is the rows of one kind under their name, in the columns of the whole table. */
export function TableGroup({ title, detail, columns, children }: TableGroupProps) {
  return (
    <tbody>
      <tr className="border-b border-line">
        <th scope="rowgroup" colSpan={columns} className="pt-6 pb-2 text-left font-normal">
          <span className="text-body font-medium text-ink">{title}</span>
          {detail}
        </th>
      </tr>
      {children}
    </tbody>
  );
}

interface CellProps extends ComponentProps<"td"> {
  /** Figures stand right-aligned under each other. */
  isFigure?: boolean;
}

/** Th heads a column. */
export function Th({ isFigure = false, className, ...rest }: CellProps) {
  return (
    <th
      scope="col"
      {...rest}
      className={clsx(
        "whitespace-nowrap py-1.5 pr-4 text-caption font-normal text-muted last:pr-0",
        isFigure ? "text-right" : "text-left",
        className,
      )}
    />
  );
}

/** Td is one cell. */
export function Td({ isFigure = false, className, ...rest }: CellProps) {
  return (
    <td
      {...rest}
      className={clsx(
        "py-2 pr-4 align-middle last:pr-0",
        isFigure && "figures whitespace-nowrap text-right",
        className,
      )}
    />
  );
}

/** Tr is one row with its hairline. */
export function Tr({ className, ...rest }: ComponentProps<"tr">) {
  return <tr {...rest} className={clsx("border-b border-line", className)} />;
}
