export type { MessageReportWire as MessageReport, MessageWire as ReportedMessage } from '../api/types.gen';
