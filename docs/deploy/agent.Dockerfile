# An agent in a container. Build it where `npm run package -- --all` has made dist/release:
#   docker build -f docs/deploy/agent.Dockerfile -t kadoban-agent:0.1.0 dist/release
FROM debian:12-slim
ARG TARGETARCH=amd64
ADD kadoban-agent_*_${TARGETARCH}.deb /tmp/agent/
RUN apt-get update \
    && apt-get install -y --no-install-recommends libatomic1 libstdc++6 \
    && dpkg-deb --fsys-tarfile /tmp/agent/*.deb | tar -x -C / ./usr/bin/kadoban-agent \
    && rm -rf /tmp/agent /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --home-dir /var/lib/kadoban-agent --no-create-home kadoban-agent \
    && install -d -m 0700 -o kadoban-agent -g kadoban-agent /var/lib/kadoban-agent
USER kadoban-agent
VOLUME /var/lib/kadoban-agent
ENTRYPOINT ["/usr/bin/kadoban-agent"]
CMD ["run"]
