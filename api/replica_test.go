package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"mainpate/internal/database/dbtest"
	"mainpate/internal/database/pgtest"
)

// inAProcess runs a command of the server as a process of its own.
func inAProcess(t *testing.T, databaseURL string, args ...string) *exec.Cmd {
	t.Helper()
	c := exec.Command(os.Args[0], args...)
	c.Env = []string{
		inProcess + "=yes", "DATABASE_URL=" + databaseURL, "MAINPATE_DATA=" + t.TempDir(),
		"MAINPATE_JWT_SECRET=" + strings.Repeat("6d", 32), "MAINPATE_LOG_LEVEL=error",
	}
	return c
}

func TestProcessesMigrateOneAfterTheOther(t *testing.T) {
	for name, address := range map[string]func(t *testing.T) string{
		"directly": dbtest.EmptyPostgres, "through PgBouncer": pooledURL,
	} {
		t.Run(name, func(t *testing.T) {
			address := address(t)
			var all sync.WaitGroup
			for range 5 {
				c := inAProcess(t, address, "migrate")
				all.Go(func() {
					if out, err := c.CombinedOutput(); err != nil {
						t.Errorf("%v: %s", err, out)
					}
				})
			}
			all.Wait()
		})
	}
}

func pooledURL(t *testing.T) string {
	direct := dbtest.EmptyPostgres(t)
	bouncer, err := pgtest.NewBouncer(direct, 2)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(bouncer.Remove)
	return bouncer.URL(direct[strings.LastIndex(direct, "/")+1 : strings.Index(direct, "?")])
}

// replica is a server in a process of its own.
type replica struct {
	t       *testing.T
	address string
	env     *exec.Cmd
	process *exec.Cmd
	proxy   *httputil.ReverseProxy
	ready   atomic.Bool
	served  atomic.Int64
}

func startReplica(t *testing.T, databaseURL string) *replica {
	t.Helper()
	port, err := pgtest.FreePort()
	if err != nil {
		t.Fatal(err)
	}
	r := &replica{t: t, address: "127.0.0.1:" + port, env: inAProcess(t, databaseURL, "serve")}
	r.env.Env = append(r.env.Env, "MAINPATE_ADDR="+r.address)
	r.proxy = httputil.NewSingleHostReverseProxy(&url.URL{Scheme: "http", Host: r.address})
	r.proxy.ErrorHandler = func(w http.ResponseWriter, _ *http.Request, err error) {
		http.Error(w, err.Error(), http.StatusBadGateway)
	}
	r.start()
	t.Cleanup(func() {
		_ = r.process.Process.Kill()
		_ = r.process.Wait()
	})
	return r
}

func (r *replica) start() {
	r.t.Helper()
	r.process = &exec.Cmd{Path: r.env.Path, Args: r.env.Args, Env: r.env.Env, Stderr: os.Stderr}
	if err := r.process.Start(); err != nil {
		r.t.Fatal(err)
	}
}

// restart asks the process to stop, as every orchestrator does, and starts the next one.
func (r *replica) restart() {
	r.t.Helper()
	if err := r.process.Process.Signal(syscall.SIGTERM); err != nil {
		r.t.Fatal(err)
	}
	if err := r.process.Wait(); err != nil {
		r.t.Errorf("stopping: %v", err)
	}
	r.start()
}

// watch asks like a load balancer whether the replica is ready.
func (r *replica) watch(done <-chan struct{}) {
	for {
		answer, err := http.Get("http://" + r.address + "/readyz")
		r.ready.Store(err == nil && answer.StatusCode == http.StatusOK)
		if err == nil {
			_ = answer.Body.Close()
		}
		select {
		case <-done:
			return
		case <-time.After(50 * time.Millisecond):
		}
	}
}

// balance sends each request to the next replica that is ready, and never tries a second one.
func balance(replicas []*replica) http.Handler {
	var turn atomic.Int64
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		first := int(turn.Add(1))
		for i := range replicas {
			if next := replicas[(first+i)%len(replicas)]; next.ready.Load() {
				next.served.Add(1)
				next.proxy.ServeHTTP(w, r)
				return
			}
		}
		http.Error(w, "no replica is ready", http.StatusServiceUnavailable)
	})
}

func waitFor(t *testing.T, what string, yes func() bool) {
	t.Helper()
	for range 3000 {
		if yes() {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatal("never: " + what)
}

func TestReplicasAreExchangedWithoutAFailedRequest(t *testing.T) {
	address := dbtest.PostgresURL(t)
	first := inAProcess(t, address, "person", "add", "--role", "administrator", "--name", "Vera", "--login", "vera", "--password-stdin")
	first.Stdin = strings.NewReader(password + "\n")
	if out, err := first.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	replicas := []*replica{startReplica(t, address), startReplica(t, address)}
	done := make(chan struct{})
	var all sync.WaitGroup
	for _, r := range replicas {
		all.Go(func() { r.watch(done) })
	}
	proxy := httptest.NewServer(balance(replicas))
	defer proxy.Close()
	for _, r := range replicas {
		waitFor(t, "ready", r.ready.Load)
	}
	office := &visitor{proxy: proxy.URL}
	office.access = office.signIn(t)
	var failed, answered atomic.Int64
	for range 4 {
		all.Go(func() {
			for {
				select {
				case <-done:
					return
				default:
				}
				if err := office.plan(); err != nil {
					failed.Add(1)
					t.Error(err)
				}
				answered.Add(1)
			}
		})
	}
	for _, r := range replicas {
		before := answered.Load()
		r.restart()
		served := r.served.Load()
		waitFor(t, "serving again", func() bool { return r.served.Load() > served })
		if answered.Load() == before {
			t.Error("nobody asked anything meanwhile")
		}
	}
	close(done)
	all.Wait()
	t.Logf("%d requests, %d failed", answered.Load(), failed.Load())
}

// visitor is an administrator behind the proxy.
type visitor struct{ proxy, access string }

func (v *visitor) signIn(t *testing.T) string {
	t.Helper()
	answer, err := v.send("POST", "/auth/sign-in", obj{"login": "vera", "secret": password, "remember": false})
	if err != nil {
		t.Fatal(err)
	}
	session := struct {
		AccessToken string `json:"access_token"`
	}{}
	if err := json.Unmarshal(answer, &session); err != nil {
		t.Fatal(err)
	}
	return session.AccessToken
}

// plan writes something and looks whether it is there.
func (v *visitor) plan() error {
	id := newID()
	if _, err := v.send("PUT", "/cohorts/"+id, obj{"name": "Durchgang", "start_day": "2031-01-07"}); err != nil {
		return err
	}
	_, err := v.send("GET", "/cohorts/"+id, nil)
	return err
}

func (v *visitor) send(method, path string, body any) ([]byte, error) {
	sent, err := json.Marshal(body)
	if err != nil {
		return nil, err
	}
	r, err := http.NewRequest(method, v.proxy+v1+path, bytes.NewReader(sent))
	if err != nil {
		return nil, err
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	if v.access != "" {
		r.Header.Set("Authorization", "Bearer "+v.access)
	}
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		return nil, err
	}
	defer func() { _ = answer.Body.Close() }()
	got, err := io.ReadAll(answer.Body)
	if err == nil && !slices.Contains([]int{200, 204}, answer.StatusCode) {
		err = fmt.Errorf("%s %s: %d %s", method, path, answer.StatusCode, got)
	}
	return got, err
}
