package actor

import (
	"context"
	"net/netip"
)

// Client is what the request tells about the device behind it.
type Client struct {
	IP        string
	UserAgent string
}

type clientKey struct{}

// WithClient returns a context that carries the client.
func WithClient(ctx context.Context, c Client) context.Context {
	return context.WithValue(ctx, clientKey{}, c)
}

// ClientIP is the address the request came from; empty outside a request.
func ClientIP(ctx context.Context) string { return client(ctx).IP }

// UserAgent is how the client names itself; empty outside a request.
func UserAgent(ctx context.Context) string { return client(ctx).UserAgent }

func client(ctx context.Context) Client {
	c, _ := ctx.Value(clientKey{}).(Client)
	return c
}

// Network is what one household or office has: the address, or the first half of an IPv6 address; "unknown" for
// anything else.
func Network(ip string) string {
	address, err := netip.ParseAddr(ip)
	if err != nil {
		return "unknown"
	}
	address = address.Unmap().WithZone("")
	if address.Is4() {
		return address.String()
	}
	return netip.PrefixFrom(address, 64).Masked().String()
}
