package pgtest

import (
	"errors"
	"net"
	"os"
	"os/exec"
	"os/user"
	"strconv"
	"syscall"
)

// FreePort is a port of this machine that nobody listens on.
func FreePort() (string, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	defer func() { _ = l.Close() }()
	return strconv.Itoa(l.Addr().(*net.TCPAddr).Port), nil
}

// unprivileged is somebody for a server to run as when the tests run as root, which PostgreSQL and PgBouncer refuse.
func unprivileged() (*syscall.Credential, error) {
	if os.Geteuid() != 0 {
		return nil, nil
	}
	for _, name := range []string{"postgres", "nobody"} {
		if u, err := user.Lookup(name); err == nil {
			uid, _ := strconv.ParseUint(u.Uid, 10, 32)
			gid, _ := strconv.ParseUint(u.Gid, 10, 32)
			return &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}, nil
		}
	}
	return nil, errors.New("running as root and no unprivileged user for PostgreSQL found")
}

// ownedDir is a temporary directory that belongs to the one who is going to run in it.
func ownedDir(owner *syscall.Credential) (string, error) {
	dir, err := os.MkdirTemp("", "mainpate-postgres-")
	if err != nil || owner == nil {
		return dir, err
	}
	return dir, os.Chown(dir, int(owner.Uid), int(owner.Gid))
}

// Tie makes a program end with this process, even when this process is killed.
func Tie(c *exec.Cmd) { c.SysProcAttr = attributes(nil) }
