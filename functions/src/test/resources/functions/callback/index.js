exports.handler = (event, context, callback) => {
  if (event.now) context.callbackWaitsForEmptyEventLoop = false;
  if (event.now) setInterval(() => {}, 1000);
  if (event.error) return callback(new Error("by callback"));
  if (event.text) return callback("only a text");
  if (event.succeed) return context.succeed("succeeded");
  if (event.nothing) return undefined;
  setTimeout(() => callback(null, { late: true }), 10);
};
