package mailtest

import (
	"bytes"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"strings"
)

// Message is a mail as a reader's program sees it.
type Message struct {
	From, To string // on the envelope
	Header   mail.Header
	Subject  string
	Text     string
	HTML     string
	Raw      string
}

func parse(raw []byte) (Message, error) {
	m := Message{Raw: string(raw)}
	read, err := mail.ReadMessage(bytes.NewReader(raw))
	if err != nil {
		return m, err
	}
	m.Header = read.Header
	if m.Subject, err = new(mime.WordDecoder).DecodeHeader(read.Header.Get("Subject")); err != nil {
		return m, err
	}
	kind, parameters, err := mime.ParseMediaType(read.Header.Get("Content-Type"))
	if err != nil {
		return m, err
	}
	if kind != "multipart/alternative" {
		return m, fmt.Errorf("mail is %s", kind)
	}
	parts := multipart.NewReader(read.Body, parameters["boundary"])
	for {
		part, err := parts.NextRawPart()
		if err == io.EOF {
			return m, nil
		}
		if err != nil {
			return m, err
		}
		if err := m.add(part); err != nil {
			return m, err
		}
	}
}

func (m *Message) add(part *multipart.Part) error {
	if e := part.Header.Get("Content-Transfer-Encoding"); e != "quoted-printable" {
		return fmt.Errorf("part is encoded as %s", e)
	}
	body, err := io.ReadAll(quotedprintable.NewReader(part))
	if err != nil {
		return err
	}
	text := strings.ReplaceAll(string(body), "\r\n", "\n")
	kind, parameters, err := mime.ParseMediaType(part.Header.Get("Content-Type"))
	switch {
	case err != nil:
		return err
	case !strings.EqualFold(parameters["charset"], "utf-8"):
		return fmt.Errorf("part is in %s", parameters["charset"])
	case kind == "text/plain" && m.HTML == "" && m.Text == "":
		m.Text = text
	case kind == "text/html" && m.Text != "" && m.HTML == "":
		m.HTML = text
	default:
		return fmt.Errorf("part %s at a wrong place", kind)
	}
	return nil
}
