export { ReportMessage } from './report';
export { MyReports } from './reports';
export { HouseRules } from './rules';
