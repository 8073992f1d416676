/** How a test's title ends when the machine lacks something that it needs; what is missing is the first group. */
export const notRunPattern = /\[not run: ([^\]]+)\]$/;
