import { hardening } from '@kadoban/proto/install/hardening';
import { programPath, type Service } from '@kadoban/proto/install/service';

/** The agent as a service of Linux: for `install`, and for the packages. */
export const agentService: Service = {
  name: 'kadoban-agent',
  configFile: 'agent.yaml',
  saysFarewell: true,
  configText: `# The agent of kadoban on this host. Everything has a default, so an empty file is right.
# docs/config.md lists all keys; \`kadoban-agent config validate FILE\` says what is wrong, with its line.
#
# checks:
#   - { name: web, kind: http, url: 'https://www.example.jp/', intervalMs: 30000 }
#   - { name: ssh, kind: tcp, host: 127.0.0.1, port: 22 }
`,
  unitText,
};

function unitText(prefix: string): string {
  return `[Unit]
Description=kadoban agent: proves that this host and its services are up
# Ended before the network is, so that it can say goodbye.
After=network.target
# Without an identity there is nothing to do: \`kadoban-agent enroll\` makes one.
ConditionPathExists=/var/lib/kadoban-agent/state.json
StartLimitIntervalSec=0

[Service]
Type=exec
ExecStart=${programPath(agentService, prefix)} run --config /etc/kadoban-agent/agent.yaml
ExecReload=${programPath(agentService, prefix)} reload --config /etc/kadoban-agent/agent.yaml
User=kadoban-agent
Group=kadoban-agent
StateDirectory=kadoban-agent
StateDirectoryMode=0700
ConfigurationDirectory=kadoban-agent
ConfigurationDirectoryMode=0750
Restart=always
RestartSec=5s
MemoryMax=128M
TasksMax=64
CPUQuota=20%
MemoryDenyWriteExecute=yes
${hardening}
# Only to be less urgent than all else, once a day, when it looks at what the host is made of.
SystemCallFilter=setpriority
# What ping(8) gives its own rights up with; without rights there is nothing that they could give.
SystemCallFilter=capset setuid

[Install]
WantedBy=multi-user.target
`;
}
