package push

import (
	"encoding/json"

	"mainpate/internal/language"
	"mainpate/internal/reminder"
)

// The magic number of declarative web push (RFC 8030): Safari shows such a
// message by itself, other browsers hand the same JSON to our service worker.
const declarative = 8030

type payload struct {
	WebPush      int          `json:"web_push"`
	Notification notification `json:"notification"`
}

type notification struct {
	Title    string `json:"title"`
	Body     string `json:"body"`
	Navigate string `json:"navigate"`
	Lang     string `json:"lang"`
	Dir      string `json:"dir"`
	Tag      string `json:"tag"`
}

func payloadOf(n reminder.Notice) ([]byte, error) {
	return json.Marshal(payload{declarative, notification{n.Title, n.Body, n.Navigate, n.Language, language.Direction(n.Language), n.Tag}})
}
