package main

import (
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"sync"

	webpush "github.com/SherClockHolmes/webpush-go"
)

// letters is what the push library alone is told to send.
type letters struct {
	URL, Certificate, Public, Private, Subject string
	Phone                                      phone
}

func newLetters(url, certificate string) (letters, error) {
	private, public, err := webpush.GenerateVAPIDKeys()
	if err != nil {
		return letters{}, err
	}
	phone, err := newPhone()
	return letters{URL: url, Certificate: certificate, Public: public, Private: private, Subject: "mailto:office@example.org", Phone: phone}, err
}

// send lets a process of its own send as many letters as a round has.
func (l letters) send(ctx context.Context) error {
	program, err := os.Executable()
	if err != nil {
		return err
	}
	text, err := json.Marshal(l)
	if err != nil {
		return err
	}
	c := exec.CommandContext(ctx, program, "letters")
	c.Stdin, c.Stderr = bytes.NewReader(text), os.Stderr
	return c.Run()
}

// sendLetters is the yardstick of the sending: the push library alone, as many at once as the server sends.
func sendLetters(ctx context.Context, in io.Reader, _ io.Writer) error {
	told, err := decode[letters](in)
	if err != nil {
		return err
	}
	text, err := os.ReadFile(told.Certificate)
	if err != nil {
		return err
	}
	roots := x509.NewCertPool()
	roots.AppendCertsFromPEM(text)
	const atOnce = 64
	client := &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: roots}, MaxIdleConnsPerHost: atOnce}}
	next := make(chan int)
	var group sync.WaitGroup
	var mu sync.Mutex
	var failed error
	for range atOnce {
		group.Go(func() {
			for i := range next {
				if err := told.one(ctx, client, i); err != nil {
					mu.Lock()
					failed = err
					mu.Unlock()
				}
			}
		})
	}
	for i := range letterCount {
		next <- i
	}
	close(next)
	group.Wait()
	return failed
}

func (l letters) one(ctx context.Context, client *http.Client, i int) error {
	message := []byte(`{"title":"MainPate","body":"Es gibt etwas Neues in der App.","tag":"meeting","url":"/"}`)
	answer, err := webpush.SendNotificationWithContext(ctx, message, &webpush.Subscription{
		Endpoint: fmt.Sprintf("%s/letter%d", l.URL, i), Keys: webpush.Keys{Auth: l.Phone.Auth, P256dh: l.Phone.P256dh},
	}, &webpush.Options{
		HTTPClient: client, RecordSize: 2048, Subscriber: "office@example.org", Topic: "letter", TTL: 3600, Urgency: webpush.UrgencyNormal,
		VAPIDPublicKey: l.Public, VAPIDPrivateKey: l.Private,
	})
	if err != nil {
		return err
	}
	_, _ = io.Copy(io.Discard, answer.Body)
	_ = answer.Body.Close()
	if answer.StatusCode != http.StatusCreated {
		return errors.New(answer.Status)
	}
	return nil
}
