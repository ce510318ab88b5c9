package gathering

import (
	"crypto/hmac"
	"crypto/sha256"
	"strings"

	"github.com/google/uuid"

	"mainpate/internal/crockford"
)

const codeLength = 6

// codeOf is what somebody shows at the door of one gathering. It follows from both, so it is kept nowhere, and it says
// nothing to anybody but the coaches of the cohort.
func (s *Service) codeOf(gatheringID, personID uuid.UUID) string {
	mac := hmac.New(sha256.New, s.key)
	mac.Write(gatheringID[:])
	mac.Write(personID[:])
	return crockford.Spell(mac.Sum(nil)[:codeLength])
}

var misread = strings.NewReplacer(" ", "", "-", "", "O", "0", "I", "1", "L", "1")

// readCode forgives what hands and eyes do to a code.
func readCode(typed string) string { return misread.Replace(strings.ToUpper(strings.TrimSpace(typed))) }
