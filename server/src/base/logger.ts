/** What the server says to its operator; fastify's own logger fits. Never a password, a token or a whole customer number. */
export interface Logger {
  debug(details: object, message: string): void;
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}
