import type {
  Availability,
  HostDetail,
  HostInventory,
  HostList,
  Metrics,
  SpanList,
} from '@kadoban/collector/src/api/contract.ts';

/** Reads a collector's API as a program with a key does. */
export function collectorClient(url: string, key: string) {
  const get = async <T>(path: string): Promise<T> => {
    const response = await fetch(`${url}${path}`, { headers: { authorization: `Bearer ${key}` } });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  };
  const query = (parameters: Record<string, string>) => new URLSearchParams(parameters).toString();
  return {
    key,
    get,
    hosts: () => get<HostList>('/api/v1/hosts'),
    host: (id: string) => get<HostDetail>(`/api/v1/hosts/${id}`),
    inventory: (id: string) => get<HostInventory>(`/api/v1/hosts/${id}/inventory`),
    spans: (id: string, parameters: Record<string, string>) =>
      get<SpanList>(`/api/v1/hosts/${id}/spans?${query(parameters)}`),
    availability: (id: string, parameters: Record<string, string>) =>
      get<Availability>(`/api/v1/hosts/${id}/availability?${query(parameters)}`),
    metrics: (id: string, parameters: Record<string, string>) =>
      get<Metrics>(`/api/v1/hosts/${id}/metrics?${query(parameters)}`),
  };
}
