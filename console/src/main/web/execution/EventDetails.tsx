import { isObject, parseJson, type Json } from "../api/json";
import type { HistoryEvent } from "../api/shapes";
import { dateTimeMs } from "../format/time";
import { words } from "../format/words";
import { JsonText } from "../json/JsonText";
import { LongText } from "../json/LongText";
import { Fact } from "../ui/Fact";

/** The members of an event's details: payloads as trees, the rest as facts. */
export function EventDetails({ event }: { readonly event: HistoryEvent }): React.JSX.Element {
  const members = Object.entries(event.details);
  const payloads = members.flatMap(([name, value]) => (isPayload(value) ? [{ name, text: value }] : []));
  const facts = members.filter(([name, value]) => !isPayload(value) && !saysComplete(name, value));
  return (
    <>
      <dl className="facts">
        <Fact name="Time">{dateTimeMs(event.timestamp)}</Fact>
        <Fact name="Type">
          <code>{event.type}</code>
        </Fact>
        <Fact name="Previous event">{event.previousEventId}</Fact>
        {facts.map(([name, value]) => (
          <Fact key={name} name={words(name)}>
            <LongText text={typeof value === "string" ? value : JSON.stringify(value)} />
          </Fact>
        ))}
      </dl>
      {payloads.map(({ name, text }) => (
        <JsonText key={name} title={words(name)} text={text} />
      ))}
    </>
  );
}

/** A text that holds an object or an array. */
function isPayload(value: Json): value is string {
  if (typeof value !== "string" || !/^\s*[[{]/.test(value)) return false;
  return parseJson(value) !== undefined;
}

/** `inputDetails: {truncated: false}` says nothing that the payload does not. */
function saysComplete(name: string, value: Json): boolean {
  return /^(input|output|parameters)Details$/.test(name) && isObject(value) && value["truncated"] !== true;
}
