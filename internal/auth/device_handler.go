package auth

import (
	"context"
	"time"

	"github.com/google/uuid"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
)

// Device is a place where the person is signed in.
type Device struct {
	ID          uuid.UUID    `json:"id" format:"uuid" doc:"Its id"`
	Label       string       `json:"label" doc:"Browser and system, as in Chrome, Android"`
	CreatedAt   time.Time    `json:"created_at" doc:"When it was made"`
	LastUsedDay calendar.Day `json:"last_used_day" doc:"The day it was last used"`
	Current     bool         `json:"current" doc:"Whether it is the one that asks"`
}

// DevicesOutput carries the devices.
type DevicesOutput struct {
	Body struct {
		Items []Device `json:"items" doc:"All of them"`
	}
}

// DeviceInput names a device.
type DeviceInput struct {
	ID uuid.UUID `path:"id" format:"uuid"`
}

// SignOutDevicesInput says whether this device is meant too.
type SignOutDevicesInput struct {
	All bool `query:"all" doc:"This device too"`
}

// HandedOverWire is a code in the shape in which it is handed over.
type HandedOverWire struct {
	Code      string    `json:"code" doc:"Ten signs to type, in two groups"`
	URL       string    `json:"url" doc:"The same for a QR code"`
	ExpiresAt time.Time `json:"expires_at" doc:"When it stops working"`
}

// HandedOverOutput carries a code.
type HandedOverOutput struct{ Body HandedOverWire }

// Devices lists where the person is signed in.
func (h *Handler) Devices(ctx context.Context, _ *struct{}) (*DevicesOutput, error) {
	who := actor.Must(ctx)
	sessions, err := h.service.Devices(ctx, who)
	out := &DevicesOutput{}
	out.Body.Items = make([]Device, 0, len(sessions))
	for _, s := range sessions {
		out.Body.Items = append(out.Body.Items, Device{
			ID: s.ID, Label: s.Label, CreatedAt: s.CreatedAt, LastUsedDay: s.LastUsedDay, Current: s.ID == who.SessionID,
		})
	}
	return out, err
}

// SignOutDevice ends one session.
func (h *Handler) SignOutDevice(ctx context.Context, in *DeviceInput) (*struct{}, error) {
	return nil, h.service.SignOutDevice(ctx, actor.Must(ctx), in.ID)
}

// SignOutDevices ends all other sessions, or really all.
func (h *Handler) SignOutDevices(ctx context.Context, in *SignOutDevicesInput) (*struct{}, error) {
	return nil, h.service.SignOutDevices(ctx, actor.Must(ctx), in.All)
}

// AddDevice makes a code for one more device.
func (h *Handler) AddDevice(ctx context.Context, _ *struct{}) (*HandedOverOutput, error) {
	out, err := h.service.AddDevice(ctx, actor.Must(ctx))
	return &HandedOverOutput{Body: handedOverWire(out)}, err
}

func handedOverWire(h HandedOver) HandedOverWire { return HandedOverWire(h) }
