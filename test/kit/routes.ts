import type { App } from '../../collector/src/api/app.ts';

export type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Every method and path of the application, read from the router itself. */
export function routesOf(app: App): { method: Method; path: string }[] {
  const above: string[] = [];
  return app
    .printRoutes({ commonPrefix: false })
    .split('\n')
    .flatMap((line) => {
      const [, indent = '', part = '', methods = ''] = /^([│ ]*)[├└]── (\S+) \((.*)\)$/.exec(line) ?? [];
      if (part === '') return [];
      above.splice(indent.length / 4, Number.POSITIVE_INFINITY, part === '*' ? '/*' : part);
      const path = above.join('');
      return methods.split(', ').map((method) => ({ method: method as Method, path }));
    });
}
