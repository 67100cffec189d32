/** Says that an event of the stream was not understood: a console and a server of different versions. */
export function Unreadable({ message }: { readonly message: string | undefined }): React.JSX.Element | null {
  if (message === undefined) return null;
  return (
    <p className="away" role="alert">
      {message} Reload the page; it may be older than the server.
    </p>
  );
}
