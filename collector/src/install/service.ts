import { hardening } from '@kadoban/proto/install/hardening';
import { programPath, type Service, shareDir } from '@kadoban/proto/install/service';

/** The collector as a service of Linux: for `install`, and for the packages. */
export const collectorService: Service = {
  name: 'kadoban-collector',
  configFile: 'collector.yaml',
  configText: `# The collector of kadoban. docs/config.md lists all keys; \`kadoban-collector config validate FILE\` says what is wrong, with its line.

# All addresses, with TLS by a certificate that the collector makes for itself and that agents know by its pin.
listen: 0.0.0.0:8480
# What people and agents call it, when that is not the machine's name:
# publicUrl: https://kadoban.example.jp
`,
  unitText,
};

/** Waits for whatever sets the clock, where something does: all evidence is placed by it. */
function unitText(prefix: string): string {
  const { name } = collectorService;
  return `[Unit]
Description=kadoban collector: keeps what agents prove, and tells availability
After=network.target time-sync.target
StartLimitIntervalSec=0

[Service]
Type=exec
ExecStart=${programPath(collectorService, prefix)} serve --data /var/lib/${name} --config /etc/${name}/${collectorService.configFile} --agents ${shareDir(collectorService, prefix)}
User=${name}
Group=${name}
StateDirectory=${name}
StateDirectoryMode=0700
ConfigurationDirectory=${name}
ConfigurationDirectoryMode=0750
Restart=always
RestartSec=5s
${hardening}

[Install]
WantedBy=multi-user.target
`;
}
