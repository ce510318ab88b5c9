package actor

import (
	"context"
	"testing"

	"github.com/google/uuid"
)

func TestActorTravelsInTheContext(t *testing.T) {
	if _, ok := From(context.Background()); ok {
		t.Error("an empty context has an actor")
	}
	want := Actor{PersonID: uuid.New(), SessionID: uuid.New(), Role: Coach, Language: "tr"}
	if got := Must(With(context.Background(), want)); got != want {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestMustPanicsWithoutActor(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("no panic")
		}
	}()
	Must(context.Background())
}

func TestIs(t *testing.T) {
	coach := Actor{Role: Coach}
	if !coach.Is(Administrator, Coach) || coach.Is(Participant) || coach.Is() {
		t.Error("a coach is exactly a coach")
	}
	if Role("boss").Valid() || !Manager.Valid() {
		t.Error("the roles are a closed list")
	}
}

func TestClientTravelsInTheContext(t *testing.T) {
	ctx := WithClient(context.Background(), Client{IP: "192.0.2.7", UserAgent: "Phone"})
	if ClientIP(ctx) != "192.0.2.7" || UserAgent(ctx) != "Phone" || ClientIP(context.Background()) != "" {
		t.Error("the client is lost")
	}
}

func TestNetwork(t *testing.T) {
	for ip, want := range map[string]string{
		"192.0.2.7":               "192.0.2.7",
		"::ffff:192.0.2.7":        "192.0.2.7",
		"2001:db8:1:2:3:4:5:6":    "2001:db8:1:2::/64",
		"2001:db8:1:2:ffff::1":    "2001:db8:1:2::/64",
		"fe80::1%eth0":            "fe80::/64",
		"":                        "unknown",
		"192.0.2.7, 198.51.100.1": "unknown",
	} {
		if got := Network(ip); got != want {
			t.Errorf("%q: got %q, want %q", ip, got, want)
		}
	}
}
