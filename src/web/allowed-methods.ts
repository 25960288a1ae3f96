/** What the router keeps of each route. Source: express 5, `app.router`. */
interface Layer {
  readonly route?: { readonly methods: Readonly<Record<string, boolean>> };
  match(path: string): boolean;
}

interface Routed {
  readonly path: string;
  readonly app: { readonly router: unknown };
}

/** The methods by which this address can be asked for, such as GET; none where nobody lives. */
export function allowedMethods({ app, path }: Routed): string[] {
  const { stack } = app.router as { readonly stack: readonly Layer[] };
  const routes = stack.flatMap((layer) => (layer.route !== undefined && layer.match(path) ? [layer.route] : []));
  const methods = routes.flatMap(({ methods: known }) => Object.keys(known).filter((name) => !name.startsWith('_')));
  return [...new Set(methods.map((name) => name.toUpperCase()))].sort();
}
