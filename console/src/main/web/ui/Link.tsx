import { href, type Route } from "../route/route";
import { go } from "../route/useRoute";

interface Props {
  readonly to: Route;
  readonly className?: string;
  readonly children: React.ReactNode;
}

/** A link within the console: a plain click stays in this page, every other is the browser's business. */
export function Link({ to, className, children }: Props): React.JSX.Element {
  const follow = (event: React.MouseEvent): void => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(to);
  };
  return (
    <a className={className} href={href(to)} onClick={follow}>
      {children}
    </a>
  );
}
