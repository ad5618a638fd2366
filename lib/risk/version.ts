/** RISK_MODEL_VERSION is stored with every state and assessment. Bump it whenever a number can change. */
export const RISK_MODEL_VERSION = "2.0.1";
