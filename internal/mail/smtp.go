package mail

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"time"

	gomail "github.com/wneessen/go-mail"
	"github.com/wneessen/go-mail/smtp"
)

// connectionsAtOnce is few: mail servers do not like to be called by many.
const connectionsAtOnce = 2

// verdict is what a mail server's answer means.
type verdict int

const (
	accepted verdict = iota
	busy             // try again
	refused          // nobody can be reached there, or nobody wants to read this
	misled           // the server does not want our mails at all: a mistake in the settings
)

type answer struct {
	verdict verdict
	code    string
	over    bool // nothing more can be said on this connection
}

// session is one connection, always encrypted, for as many mails as are due.
type session struct {
	client *gomail.Client
	line   *smtp.Client
	closer func()
}

// connect opens a session that ends with the context at the latest.
func (s *Service) connect(ctx context.Context) (*session, error) {
	var opened net.Conn
	options := []gomail.Option{
		gomail.WithPort(s.server.Port), gomail.WithTimeout(s.timeout), gomail.WithHELO(s.domain), gomail.WithoutNoop(),
		gomail.WithTLSConfig(s.encryption()), gomail.WithTLSPolicy(gomail.TLSMandatory),
		gomail.WithDialContextFunc(func(ctx context.Context, network, address string) (net.Conn, error) {
			conn, err := (&net.Dialer{}).DialContext(ctx, network, address)
			if err == nil && s.server.Implicit {
				conn, err = s.handshake(ctx, conn)
			}
			opened = conn
			return conn, err
		}),
	}
	if s.server.Implicit {
		options = append(options, gomail.WithSSL())
	}
	if s.server.User != "" {
		// By now the line is encrypted either way, so the plain ways are good enough.
		options = append(options, gomail.WithUsername(s.server.User), gomail.WithPassword(s.server.Password),
			gomail.WithOpportunisticSMTPAuth(gomail.SMTPAuthSCRAMSHA256, gomail.SMTPAuthPlain, gomail.SMTPAuthLogin))
	}
	client, err := gomail.NewClient(s.server.Host, options...)
	if err != nil {
		return nil, err
	}
	line, err := client.DialToSMTPClientWithContext(ctx)
	if err != nil {
		if opened != nil { // the library leaves it open when the greeting, the encryption or the sign-in fails
			_ = opened.Close()
		}
		return nil, err
	}
	// The library watches the clock but not the context.
	stop := context.AfterFunc(ctx, func() { _ = opened.Close() })
	return &session{client: client, line: line, closer: func() {
		if stop() {
			_ = client.CloseWithSMTPClient(line)
		}
		_ = opened.Close()
	}}, nil
}

func (s *Service) encryption() *tls.Config {
	return &tls.Config{ServerName: s.server.Host, MinVersion: tls.VersionTLS12, RootCAs: s.roots}
}

func (s *Service) handshake(ctx context.Context, plain net.Conn) (net.Conn, error) {
	limited, cancel := context.WithTimeout(ctx, s.timeout)
	defer cancel()
	encrypted := tls.Client(plain, s.encryption())
	if err := encrypted.HandshakeContext(limited); err != nil {
		return nil, errors.Join(err, plain.Close())
	}
	return encrypted, nil
}

func (s *session) send(m *gomail.Msg) answer {
	err := s.client.SendWithSMTPClient(s.line, m)
	if m.IsDelivered() { // what failed after that was not about this mail
		return answer{verdict: accepted, over: err != nil}
	}
	return judge(err)
}

func (s *session) close() { s.closer() }

// judge reads what went wrong: 4xx is for later, 5xx for good, and whom it is about depends on when it was said.
func judge(err error) answer {
	var failed *gomail.SendError
	if !errors.As(err, &failed) || failed.ErrorCode() < 400 {
		return answer{busy, "no_answer", true}
	}
	a := answer{code: fmt.Sprintf("status_%d", failed.ErrorCode())}
	switch status := failed.ErrorCode(); {
	case status == 421: // the server hangs up
		a.verdict, a.over = busy, true
	case status < 500:
		a.verdict = busy
	case failed.Reason == gomail.ErrSMTPMailFrom || status >= 530 && status <= 538:
		a.verdict, a.over = misled, true
	default:
		a.verdict = refused
	}
	return a
}

const usualTimeout = 10 * time.Second
