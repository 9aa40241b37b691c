-- Those of whom nobody was known are claimed apart, so that however many they are nobody's stop waits behind them.
drop index reply_due;
create index reply_due on reply (unmatched, next_at) where next_at is not null;
