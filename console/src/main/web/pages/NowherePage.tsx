import { Link } from "../ui/Link";
import { Message } from "../ui/Message";

export function NowherePage({ path }: { readonly path: string }): React.JSX.Element {
  return (
    <Message title="There is no such page">
      <p>
        <code>{path}</code> names no page of the console. <Link to={{ page: "stateMachines" }}>All state machines</Link>
      </p>
    </Message>
  );
}
