import { killDrill } from "./kill-drill";
import { startOwnSandbox } from "./own-sandbox";

process.env["REDIS_URL"] = "";
killDrill("PostgreSQL", await startOwnSandbox());
