# Build with: docker build -t mainpate .
FROM node:22-alpine AS app
WORKDIR /src/frontend
COPY frontend/package.json frontend/package-lock.json ./
RUN npm install --no-save --no-audit --no-fund
COPY frontend/ ./
RUN npm run build

FROM golang:1.26-alpine AS server
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
COPY --from=app /src/frontend/dist frontend/dist
RUN CGO_ENABLED=0 go build -trimpath -ldflags "-s -w" -o /out/mainpate ./api && mkdir -m 700 /out/data

# Backup and restore of PostgreSQL need its own programs, of the server's version or newer.
FROM postgres:17-alpine AS tools
COPY --from=server /out/mainpate /usr/local/bin/mainpate
COPY --from=server --chown=65532:65532 /out/data /data
COPY --from=server --chown=65532:65532 /out/data /backups
USER 65532:65532
ENV MAINPATE_DATA=/data
ENTRYPOINT ["mainpate"]
CMD ["help"]

# Push messages are sent over TLS, so the certificates come along; nothing else is needed.
FROM scratch
COPY --from=server /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/
COPY --from=server /out/mainpate /mainpate
COPY --from=server --chown=65532:65532 /out/data /data
USER 65532:65532
ENV MAINPATE_ADDR=0.0.0.0:8080 MAINPATE_DATA=/data
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=4s --start-period=20s CMD ["/mainpate", "healthcheck"]
ENTRYPOINT ["/mainpate"]
CMD ["serve"]
