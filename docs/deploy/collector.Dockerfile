# A collector in a container. Build it where `npm run package -- --all` has made dist/release:
#   docker build -f docs/deploy/collector.Dockerfile -t kadoban-collector:0.1.0 dist/release
FROM debian:12-slim
ARG TARGETARCH=amd64
ADD kadoban-collector_*_${TARGETARCH}.deb /tmp/collector/
RUN apt-get update \
    && apt-get install -y --no-install-recommends libatomic1 libstdc++6 iputils-ping \
    && dpkg-deb --fsys-tarfile /tmp/collector/*.deb | tar -x -C / ./usr/bin/kadoban-collector ./usr/share/kadoban-collector \
    && rm -rf /tmp/collector /var/lib/apt/lists/* \
    && useradd --system --uid 10002 --home-dir /var/lib/kadoban-collector --no-create-home kadoban-collector \
    && install -d -m 0700 -o kadoban-collector -g kadoban-collector /var/lib/kadoban-collector
USER kadoban-collector
VOLUME /var/lib/kadoban-collector
EXPOSE 8480
# A stop seals what is still open.
STOPSIGNAL SIGTERM
ENTRYPOINT ["/usr/bin/kadoban-collector"]
CMD ["serve", "--data", "/var/lib/kadoban-collector", "--listen", "0.0.0.0:8480", "--agents", "/usr/share/kadoban-collector"]
