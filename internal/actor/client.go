package actor

import "context"

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
