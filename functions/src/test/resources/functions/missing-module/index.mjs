import "there-is-no-such-module";
export const handler = async () => 1;
