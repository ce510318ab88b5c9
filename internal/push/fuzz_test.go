package push

import (
	"net/url"
	"strings"
	"testing"
)

func FuzzEndpoints(f *testing.F) {
	for _, endpoint := range []string{
		"https://fcm.googleapis.com/fcm/send/x", "https://updates.push.services.mozilla.com/wpush/v2/x", "https://evil.example/x.googleapis.com/",
		"https://169.254.169.254/a.google.com/", "https://fcm.googleapis.com@evil.example/", "https://fcm.googleapis.com:22/", "https://[::1]/",
		"http://fcm.googleapis.com/", "https://evilgoogleapis.com/", "https://fcm.googleapis.com\\@evil.example/", "//fcm.googleapis.com/", "https:fcm.googleapis.com",
	} {
		f.Add(endpoint)
	}
	h := newHosts(nil)
	f.Fuzz(func(t *testing.T, endpoint string) {
		name, err := h.service(endpoint)
		if err != nil {
			return
		}
		u, err := url.Parse(endpoint)
		if err != nil {
			t.Fatal(err)
		}
		host := strings.ToLower(u.Hostname())
		if u.Scheme != "https" || u.User != nil || (host != name && !strings.HasSuffix(host, "."+name)) {
			t.Errorf("%q counts as %s", endpoint, name)
		}
	})
}
