export type {
  DeclarationBase,
  DeclarationStandingWire as Standing,
  DeclarationText,
  DeclarationWire as Declaration,
  MyConsentWire as Consent,
  MyConsentsOutputBody as MyConsents,
  DeclarationSignatureWire as Signature,
} from '../api/types.gen';
