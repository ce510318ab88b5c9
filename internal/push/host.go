package push

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"net/url"
	"strings"
	"syscall"
	"time"
)

// known are the push services of the browsers; each stands for its subdomains too.
var known = []string{"googleapis.com", "push.services.mozilla.com", "push.apple.com", "notify.windows.com"}

var errHostNotAllowed = errors.New("push: not a known push service")

// hosts are the addresses that may be called. An endpoint is an address that a
// stranger chose, so nothing else is.
type hosts struct {
	names   []string
	origins map[string]bool // "http://127.0.0.1:4000", for trying out and tests
	dialed  map[string]bool // "127.0.0.1:4000"
}

func newHosts(extra []string) hosts {
	h := hosts{names: append([]string{}, known...), origins: map[string]bool{}, dialed: map[string]bool{}}
	for _, e := range extra {
		u, err := url.Parse(e)
		if err != nil || u.Host == "" {
			h.names = append(h.names, strings.ToLower(e))
			continue
		}
		h.origins[u.Scheme+"://"+u.Host] = true
		h.dialed[withPort(u)] = true
	}
	return h
}

func withPort(u *url.URL) string {
	port := u.Port()
	if port == "" {
		port = map[string]string{"http": "80", "https": "443"}[u.Scheme]
	}
	return net.JoinHostPort(u.Hostname(), port)
}

// service gives the push service that an endpoint belongs to. It compares parsed
// host names: a pattern over the text could be fooled by the path.
func (h hosts) service(endpoint string) (string, error) {
	u, err := url.Parse(endpoint)
	if err != nil || len(endpoint) > longestEndpoint || u.User != nil || u.Fragment != "" || u.Opaque != "" {
		return "", errHostNotAllowed
	}
	if origin := u.Scheme + "://" + u.Host; h.origins[origin] {
		return origin, nil
	}
	if u.Scheme != "https" || (u.Port() != "" && u.Port() != "443") {
		return "", errHostNotAllowed
	}
	host := strings.ToLower(u.Hostname())
	for _, name := range h.names {
		if host == name || strings.HasSuffix(host, "."+name) {
			return name, nil
		}
	}
	return "", errHostNotAllowed
}

// dial refuses addresses that are not public at the moment of connecting, when
// no name server can change its mind any more.
func (h hosts) dial(ctx context.Context, network, address string) (net.Conn, error) {
	d := net.Dialer{Timeout: 5 * time.Second}
	if !h.dialed[address] {
		d.Control = func(_, resolved string, _ syscall.RawConn) error {
			at, err := netip.ParseAddrPort(resolved)
			if err != nil || !public(at.Addr()) {
				return fmt.Errorf("push: %s is not a public address", resolved)
			}
			return nil
		}
	}
	return d.DialContext(ctx, network, address)
}

// inner are networks that count as global although they lead inside or nowhere.
var inner = []netip.Prefix{
	netip.MustParsePrefix("0.0.0.0/8"), netip.MustParsePrefix("100.64.0.0/10"), netip.MustParsePrefix("192.0.0.0/24"),
	netip.MustParsePrefix("192.0.2.0/24"), netip.MustParsePrefix("192.88.99.0/24"), netip.MustParsePrefix("198.18.0.0/15"),
	netip.MustParsePrefix("198.51.100.0/24"), netip.MustParsePrefix("203.0.113.0/24"), netip.MustParsePrefix("240.0.0.0/4"),
	netip.MustParsePrefix("::/96"), netip.MustParsePrefix("64:ff9b::/96"), netip.MustParsePrefix("64:ff9b:1::/48"),
	netip.MustParsePrefix("100::/64"), netip.MustParsePrefix("2001::/23"), netip.MustParsePrefix("2001:db8::/32"),
	netip.MustParsePrefix("2002::/16"), netip.MustParsePrefix("fec0::/10"),
}

func public(ip netip.Addr) bool {
	ip = ip.Unmap()
	if !ip.IsGlobalUnicast() || ip.IsPrivate() || ip.Zone() != "" {
		return false
	}
	for _, p := range inner {
		if p.Contains(ip) {
			return false
		}
	}
	return true
}
