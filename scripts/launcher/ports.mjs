import { createServer } from "node:net";
import { LaunchFailure } from "./failure.mjs";

const TRIES = 50;

/** Whether a server could listen on this port now, on IPv4 and IPv6. */
export async function isPortFree(port) {
  return (await canListen(port, "::")) && (await canListen(port, "127.0.0.1"));
}

/**
 * requireFreePorts refuses to start when a port is taken, and names the variable that moves it.
 * @param {readonly { port: number, use: string, variable: string }[]} wanted
 */
export async function requireFreePorts(wanted) {
  for (const { port, use, variable } of wanted) {
    if (await isPortFree(port)) continue;
    const remedy = variable === "PORT" ? `PORT=${port + 100} npm start` : `${variable}=<a free port> npm start`;
    throw new LaunchFailure(
      `Port ${port} (${use}) is taken by another program: stop that program, or choose another port with \`${remedy}\`.`,
    );
  }
}

/** The first free port at or above `wanted`. */
export async function nextFreePort(wanted) {
  for (let port = wanted; port < wanted + TRIES; port += 1) if (await isPortFree(port)) return port;
  throw new LaunchFailure(`No free port between ${wanted} and ${wanted + TRIES - 1}: stop a program or set PORT.`);
}

/** A port the operating system says is free, for servers nobody has to find by number. */
export async function randomPort() {
  const server = createServer();
  await new Promise((resolve, reject) => server.once("error", reject).listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function canListen(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    // A machine without IPv6 says EAFNOSUPPORT or EADDRNOTAVAIL: that is not "taken".
    server.once("error", (error) => resolve(error.code !== "EADDRINUSE" && error.code !== "EACCES"));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}
