import { MilestoneSheet } from '../milestone/sheet';

/** The sheet of a milestone meeting, through a coach's eyes. */
export const CoachMilestone = ({ id }: { id: string }) => <MilestoneSheet key={id} meetingId={id} side="coach" />;
