package push

import (
	"context"

	"mainpate/internal/actor"
)

// Handler lets apps say how their device can be reached.
type Handler struct{ service *Service }

// NewHandler puts the service on the wire.
func NewHandler(s *Service) *Handler { return &Handler{service: s} }

// PushKeyOutput carries the public key to subscribe with.
type PushKeyOutput struct {
	Body struct {
		PublicKey string `json:"public_key" doc:"The server's key for PushManager.subscribe, base64url"`
		KeyID     string `json:"key_id" doc:"Short name of the key; when it changes, the app has to subscribe anew"`
	}
}

// PushKeysWire are the keys of a browser's subscription.
type PushKeysWire struct {
	P256dh string `json:"p256dh" minLength:"80" maxLength:"100" doc:"The browser's public key, base64url"`
	Auth   string `json:"auth" minLength:"20" maxLength:"40" doc:"The browser's shared secret, base64url"`
}

// SubscribeInput says how a device can be reached.
type SubscribeInput struct {
	Body struct {
		Endpoint string       `json:"endpoint" minLength:"10" maxLength:"1024" doc:"Address at the browser's push service"`
		Keys     PushKeysWire `json:"keys" doc:"Keys that only this browser can read with"`
		Key      string       `json:"public_key,omitempty" maxLength:"100" doc:"The server's key that the browser has subscribed with; the newest when left out"`
	}
}

// UnsubscribeInput names a device that is not to be reminded any more.
type UnsubscribeInput struct {
	Body struct {
		Endpoint string `json:"endpoint" minLength:"10" maxLength:"1024" doc:"Address at the browser's push service"`
	}
}

// RenewInput follows a browser that has changed its address.
type RenewInput struct {
	Body struct {
		OldEndpoint string       `json:"old_endpoint" minLength:"10" maxLength:"1024" doc:"The address so far, known to nobody else"`
		Endpoint    string       `json:"endpoint" minLength:"10" maxLength:"1024" doc:"The new address"`
		Keys        PushKeysWire `json:"keys" doc:"The new keys"`
		Key         string       `json:"public_key,omitempty" maxLength:"100" doc:"The server's key that the browser has subscribed with; that of the old address when left out"`
	}
}

// Key shows the key to subscribe with.
func (h *Handler) Key(context.Context, *struct{}) (*PushKeyOutput, error) {
	key, err := h.service.Key()
	out := &PushKeyOutput{}
	out.Body.PublicKey, out.Body.KeyID = key.Public, key.ID
	return out, err
}

// Subscribe notes how the app's device can be reached.
func (h *Handler) Subscribe(ctx context.Context, in *SubscribeInput) (*struct{}, error) {
	return nil, h.service.Subscribe(ctx, actor.Must(ctx), address(in.Body.Endpoint, in.Body.Keys, in.Body.Key))
}

// Unsubscribe forgets a device.
func (h *Handler) Unsubscribe(ctx context.Context, in *UnsubscribeInput) (*struct{}, error) {
	return nil, h.service.Unsubscribe(ctx, actor.Must(ctx), in.Body.Endpoint)
}

// Renew moves a device to its new address.
func (h *Handler) Renew(ctx context.Context, in *RenewInput) (*struct{}, error) {
	return nil, h.service.Renew(ctx, in.Body.OldEndpoint, address(in.Body.Endpoint, in.Body.Keys, in.Body.Key))
}

func address(endpoint string, k PushKeysWire, public string) Address {
	return Address{Endpoint: endpoint, P256dh: k.P256dh, Auth: k.Auth, Key: public}
}
