// A workflow of three durable steps on Restate: each ctx.run is an entry of its journal. Argument: the port.
import * as restate from '@restatedev/restate-sdk';

const three = restate.service({
  name: 'three',
  handlers: {
    run: async (ctx, input) => {
      const first = await ctx.run('first', () => input.n + 1);
      const second = await ctx.run('second', () => first + 1);
      return ctx.run('third', () => ({ n: second + 1 }));
    },
  },
});
console.log(await restate.serve({ services: [three], port: Number(process.argv[2]) }));
