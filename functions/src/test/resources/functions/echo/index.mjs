let count = 0;
export const handler = async (event, context) => ({ event, count: ++count, id: context.awsRequestId, arn: context.invokedFunctionArn, client: context.clientContext, left: context.getRemainingTimeInMillis(), environment: process.env });
