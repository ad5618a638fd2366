/** Words of the design system itself: buttons that every screen has, states, ages. */
export const ui = {
  close: "Close",
};
