// Package mailtest is a mail server for tests: it takes mail over an encrypted
// line only, can answer as badly as real ones, and takes apart what it is sent.
package mailtest

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"errors"
	"io"
	"math/big"
	"net"
	"sync"
	"testing"
	"time"

	"github.com/emersion/go-sasl"
	"github.com/emersion/go-smtp"
)

// Option says how the server is made.
type Option func(*Server)

// Implicit is encrypted from the first byte instead of after STARTTLS.
func Implicit(s *Server) { s.implicit = true }

// Open offers no encryption at all.
func Open(s *Server) { s.open = true }

// SignIn asks for a user and a password.
func SignIn(user, password string) Option {
	return func(s *Server) { s.user, s.password = user, password }
}

// Fault is a bad answer; the zero Fault is a good one.
type Fault struct {
	Status int  // 451 is for later, 550 for good
	Hang   bool // until the caller gives up
}

// Server is a running mail server.
type Server struct {
	t        testing.TB
	roots    *x509.CertPool
	address  *net.TCPAddr
	implicit bool
	open     bool
	user     string
	password string
	closed   chan struct{}

	mu          sync.Mutex
	atStart     Fault
	atRecipient map[string]Fault
	atData      Fault
	received    []Message
	connections int
}

// New starts a server that ends with the test.
func New(t testing.TB, options ...Option) *Server {
	t.Helper()
	s := &Server{t: t, closed: make(chan struct{}), atRecipient: map[string]Fault{}}
	for _, o := range options {
		o(s)
	}
	certificate := s.certify()
	server := smtp.NewServer(smtp.BackendFunc(s.session))
	server.Domain, server.ReadTimeout, server.WriteTimeout = "mail.example.org", time.Minute, time.Minute
	server.AllowInsecureAuth = s.open
	encryption := &tls.Config{Certificates: []tls.Certificate{certificate}, MinVersion: tls.VersionTLS12}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s.address = listener.Addr().(*net.TCPAddr)
	switch {
	case s.implicit:
		listener = tls.NewListener(listener, encryption)
	case !s.open:
		server.TLSConfig = encryption
	}
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		_ = server.Serve(listener)
	}()
	t.Cleanup(func() {
		close(s.closed)
		_ = server.Close()
		<-ended
	})
	return s
}

// Host and Port are where the server listens.
func (s *Server) Host() string { return s.address.IP.String() }

// Port is the other half.
func (s *Server) Port() int { return s.address.Port }

// Roots trust the server's certificate.
func (s *Server) Roots() *x509.CertPool { return s.roots }

// FailAtStart decides how the server answers to the sender's address from now on.
func (s *Server) FailAtStart(f Fault) { s.set(func() { s.atStart = f }) }

// FailFor decides how the server answers to one recipient from now on.
func (s *Server) FailFor(to string, f Fault) { s.set(func() { s.atRecipient[to] = f }) }

// FailAtData decides how the server answers to a whole mail from now on.
func (s *Server) FailAtData(f Fault) { s.set(func() { s.atData = f }) }

func (s *Server) set(change func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	change()
}

// Received are the mails that were taken, in order.
func (s *Server) Received() []Message {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]Message{}, s.received...)
}

// Connections counts how often somebody began to talk.
func (s *Server) Connections() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.connections
}

func (s *Server) certify() tls.Certificate {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		s.t.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "mailtest"},
		NotBefore: time.Unix(0, 0), NotAfter: time.Date(2100, time.January, 1, 0, 0, 0, 0, time.UTC),
		IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}, IsCA: true, BasicConstraintsValid: true,
		KeyUsage: x509.KeyUsageDigitalSignature | x509.KeyUsageCertSign,
	}
	raw, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	if err != nil {
		s.t.Fatal(err)
	}
	parsed, err := x509.ParseCertificate(raw)
	if err != nil {
		s.t.Fatal(err)
	}
	s.roots = x509.NewCertPool()
	s.roots.AddCert(parsed)
	return tls.Certificate{Certificate: [][]byte{raw}, PrivateKey: key}
}

// talk is one conversation.
type talk struct {
	server   *Server
	conn     *smtp.Conn
	signedIn bool
	from, to string
}

func (s *Server) session(c *smtp.Conn) (smtp.Session, error) {
	if _, encrypted := c.TLSConnectionState(); encrypted || s.open {
		s.set(func() { s.connections++ })
	}
	return &talk{server: s, conn: c}, nil
}

func (*talk) AuthMechanisms() []string { return []string{sasl.Plain} }

func (t *talk) Auth(string) (sasl.Server, error) {
	return sasl.NewPlainServer(func(_, user, password string) error {
		if user != t.server.user || password != t.server.password {
			return smtp.ErrAuthFailed
		}
		t.signedIn = true
		return nil
	}), nil
}

func (t *talk) Mail(from string, _ *smtp.MailOptions) error {
	if _, encrypted := t.conn.TLSConnectionState(); !encrypted {
		t.server.t.Errorf("mailtest: a mail from %s came over an open line", from)
		return &smtp.SMTPError{Code: 530, Message: "Must issue a STARTTLS command first"}
	}
	if t.server.user != "" && !t.signedIn {
		return smtp.ErrAuthRequired
	}
	t.from = from
	return t.answer(func() Fault { return t.server.atStart })
}

func (t *talk) Rcpt(to string, _ *smtp.RcptOptions) error {
	if t.to != "" {
		t.server.t.Errorf("mailtest: one mail for %s and %s", t.to, to)
	}
	t.to = to
	return t.answer(func() Fault { return t.server.atRecipient[to] })
}

func (t *talk) Data(r io.Reader) error {
	raw, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	if err := t.answer(func() Fault { return t.server.atData }); err != nil {
		return err
	}
	m, err := parse(raw)
	if err != nil {
		t.server.t.Errorf("mailtest: %v in\n%s", err, raw)
		return &smtp.SMTPError{Code: 554, Message: err.Error()}
	}
	m.From, m.To = t.from, t.to
	t.server.set(func() { t.server.received = append(t.server.received, m) })
	return nil
}

func (t *talk) answer(wanted func() Fault) error {
	var f Fault
	t.server.set(func() { f = wanted() })
	switch {
	case f.Hang:
		<-t.server.closed
		return errors.New("too late")
	case f.Status > 0:
		return &smtp.SMTPError{Code: f.Status, Message: "as the test wants it"}
	}
	return nil
}

func (t *talk) Reset() { t.from, t.to = "", "" }

func (*talk) Logout() error { return nil }
