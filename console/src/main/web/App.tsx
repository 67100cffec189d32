import { ExecutionPage } from "./pages/ExecutionPage";
import { NowherePage } from "./pages/NowherePage";
import { StateMachinePage } from "./pages/StateMachinePage";
import { StateMachinesPage } from "./pages/StateMachinesPage";
import type { Route } from "./route/route";
import { useRoute } from "./route/useRoute";
import { Link } from "./ui/Link";

export function App(): React.JSX.Element {
  const route = useRoute();
  return (
    <>
      <header className="bar">
        <Link className="brand" to={{ page: "stateMachines" }}>
          <img src={`${import.meta.env.BASE_URL}icon.svg`} alt="" width="24" height="24" />
          Gantry
        </Link>
        <span className="bar-service">Step Functions</span>
      </header>
      <main>
        <Page route={route} />
      </main>
    </>
  );
}

/** The key makes another ARN another page, so nothing of the last one stays behind. */
function Page({ route }: { readonly route: Route }): React.JSX.Element {
  switch (route.page) {
    case "stateMachines":
      return <StateMachinesPage />;
    case "stateMachine":
      return <StateMachinePage key={route.arn} arn={route.arn} />;
    case "execution":
      return <ExecutionPage key={route.arn} route={route} />;
    case "nowhere":
      return <NowherePage path={route.path} />;
  }
}
