-- When contact is permitted, as the law or custom of each country says, written down a second time and from the law:
-- nothing here is read from the rule packs. A pack's name may carry a postcode's beginning behind it.
-- Times are those of the clock where the debtor lives; all of them stand on full quarters of an hour.

create table times (pack text, weekday int, call_from time, call_to time, message_from time, message_to time);

-- Days that are not named are closed: Sundays in the Netherlands, Belgium, Germany and Ireland.
insert into times select 'nl', weekday, '07:00', '20:00', '07:00', '20:00' from generate_series(1, 6) weekday;
insert into times select 'be', weekday, '09:00', '20:00', '09:00', '20:00' from generate_series(1, 6) weekday;
insert into times select pack, weekday, '08:00', '20:00', '08:00', '20:00'
  from unnest(array['de', 'de-80', 'de-20', 'de-04', 'de-10', 'de-66', 'de-99']) pack, generate_series(1, 6) weekday;
insert into times select 'ie', weekday, '09:00', '21:00', '09:00', '21:00' from generate_series(1, 6) weekday;
insert into times select 'gb', weekday, '08:00', '21:00', '08:00', '21:00' from generate_series(1, 7) weekday;
insert into times select 'us', weekday, '08:00', '21:00', '08:00', '21:00' from generate_series(1, 7) weekday;
insert into times select 'au', weekday, '07:30', '21:00', '07:30', '21:00' from generate_series(1, 5) weekday;
insert into times select 'au', weekday, '09:00', '21:00', '07:30', '21:00' from generate_series(6, 7) weekday;

-- Easter Sunday by the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, chapter 8).
create function easter(year int) returns date language plpgsql immutable as $$
declare
  a int := year % 19; b int := year / 100; c int := year % 100; d int := b / 4; e int := b % 4;
  f int := (b + 8) / 25; g int := (b - f + 1) / 3; h int := (19 * a + b - d - g + 15) % 30;
  i int := c / 4; k int := c % 4; l int := (32 + 2 * e + 2 * i - h - k) % 7; m int := (a + 11 * h + 22 * l) / 451;
  n int := h + l - 7 * m + 114;
begin
  return make_date(year, n / 31, n % 31 + 1);
end $$;

-- The first day from some date on that falls on a weekday, 1 Monday to 7 Sunday.
create function from_on(day date, weekday int) returns date language sql immutable as
$$ select day + (weekday - extract(isodow from day)::int + 7) % 7 $$;

create table closed (pack text, day date, calls boolean, messages boolean);
create table years as select year::int from generate_series(2023, 2035) year;

-- The Netherlands: New Year, Good Friday, Easter Monday, Ascension, Whit Monday, both Christmas days, King's Day (the
-- 26th when the 27th of April is a Sunday), 5 May, and the days of the decrees.
insert into closed select 'nl', day, true, true from years, lateral (values
  (make_date(year, 1, 1)), (easter(year) - 2), (easter(year) + 1), (easter(year) + 39), (easter(year) + 50),
  (make_date(year, 12, 25)), (make_date(year, 12, 26)), (make_date(year, 5, 5)),
  (make_date(year, 4, case extract(isodow from make_date(year, 4, 27)) when 7 then 26 else 27 end))) days (day);
insert into closed values ('nl', '2024-05-10', true, true), ('nl', '2024-12-27', true, true);

-- Belgium.
insert into closed select 'be', day, true, true from years, lateral (values
  (make_date(year, 1, 1)), (easter(year) + 1), (make_date(year, 5, 1)), (easter(year) + 39), (easter(year) + 50),
  (make_date(year, 7, 21)), (make_date(year, 8, 15)), (make_date(year, 11, 1)), (make_date(year, 11, 11)),
  (make_date(year, 12, 25))) days (day);

-- Germany: what all Laender keep, then what some do. Corpus Christi, Repentance (the Wednesday before 23 November).
create table land (land text, day date);
insert into land select land, day from years,
  unnest(array['bb','be','bw','by','hb','he','hh','mv','ni','nw','rp','sh','sl','sn','st','th']) land, lateral (values
  (make_date(year, 1, 1)), (easter(year) - 2), (easter(year) + 1), (make_date(year, 5, 1)), (easter(year) + 39),
  (easter(year) + 50), (make_date(year, 10, 3)), (make_date(year, 12, 25)), (make_date(year, 12, 26))) days (day);
insert into land select land, make_date(year, 1, 6) from years, unnest(array['bw','by','st']) land;
insert into land select land, make_date(year, 3, 8) from years, unnest(array['be','mv']) land;
insert into land select land, easter(year) + 60 from years, unnest(array['bw','by','he','nw','rp','sl']) land;
insert into land select land, make_date(year, 8, 15) from years, unnest(array['by','sl']) land;
insert into land select 'by', make_date(year, 8, 8) from years;
insert into land select 'th', make_date(year, 9, 20) from years;
insert into land select land, make_date(year, 10, 31) from years,
  unnest(array['bb','hb','hh','mv','ni','sh','sn','st','th']) land;
insert into land select land, make_date(year, 11, 1) from years, unnest(array['bw','by','nw','rp','sl']) land;
insert into land select 'sn', from_on(make_date(year, 11, 16), 3) from years;
insert into land values ('be', '2025-05-08'), ('be', '2028-06-17');
insert into closed select distinct 'de', day, true, true from land;
insert into closed select distinct pack, day, true, true from land join (values
  ('de-80', 'by'), ('de-20', 'hh'), ('de-04', 'bb'), ('de-04', 'sn'), ('de-04', 'th'), ('de-10', 'bb'), ('de-10', 'be'),
  ('de-66', 'rp'), ('de-66', 'sl'), ('de-99', 'th')) postcodes (pack, land) using (land);

-- Ireland. St Brigid is the first Monday of February, or the 1st when it is a Friday; the 1st is kept in any case, as
-- the packs keep a holiday's own day beside the one it is moved to.
insert into closed select 'ie', day, true, true from years, lateral (values
  (make_date(year, 1, 1)), (make_date(year, 3, 17)), (easter(year) + 1), (make_date(year, 2, 1)),
  (case extract(isodow from make_date(year, 2, 1)) when 5 then make_date(year, 2, 1)
    else from_on(make_date(year, 2, 1), 1) end),
  (from_on(make_date(year, 5, 1), 1)), (from_on(make_date(year, 6, 1), 1)), (from_on(make_date(year, 8, 1), 1)),
  (from_on(make_date(year, 10, 25), 1)), (make_date(year, 12, 25)), (make_date(year, 12, 26))) days (day);

-- Australia, for calls only: the national days, and the next weekdays in the place of those on a weekend.
insert into closed select 'au', day, true, false from years, lateral (values
  (make_date(year, 1, 1)), (make_date(year, 1, 26)), (easter(year) - 2), (easter(year) - 1), (easter(year)),
  (easter(year) + 1), (make_date(year, 4, 25)), (make_date(year, 12, 25)), (make_date(year, 12, 26)),
  (case when extract(isodow from make_date(year, 1, 1)) > 5 then from_on(make_date(year, 1, 1), 1) end),
  (case when extract(isodow from make_date(year, 1, 26)) > 5 then from_on(make_date(year, 1, 26), 1) end),
  (case when extract(isodow from make_date(year, 12, 25)) > 5 then from_on(make_date(year, 12, 25), 1) end),
  (case extract(isodow from make_date(year, 12, 26))
    when 6 then make_date(year, 12, 28) when 7 then make_date(year, 12, 28) when 1 then make_date(year, 12, 27) end)
  ) days (day) where day is not null;

-- What is open on each day; a day that is not here is closed.
create table open_times as
  select pack, day::date as day,
    case when not coalesce(calls, false) then call_from end as call_from, call_to,
    case when not coalesce(messages, false) then message_from end as message_from, message_to
  from generate_series(date '2024-03-01', date '2034-05-01', interval '1 day') day
  join times on weekday = extract(isodow from day)
  left join (
    select pack, day, bool_or(calls) as calls, bool_or(messages) as messages from closed group by pack, day
  ) closings using (pack, day);
create unique index on open_times (pack, day);
analyze;

-- One sign a moment from the first to the last, every so often: 0 where no contact is permitted, 1 where calls are, 2
-- where messages are, 3 where both are.
create function permitted(the_pack text, zone text, first timestamptz, last timestamptz, every interval)
  returns text language sql as $$
  select string_agg(
    case when local::time >= call_from and local::time < call_to
      then case when local::time >= message_from and local::time < message_to then '3' else '1' end
      else case when local::time >= message_from and local::time < message_to then '2' else '0' end
    end, '' order by moment)
  from generate_series(first, last - every, every) moment
  cross join lateral (select moment at time zone zone as local) clock
  left join open_times on pack = the_pack and day = local::date
$$;

-- Where the clock changes: the noon before and the noon after.
create function changes(zone text, first timestamptz, last timestamptz)
  returns table (noon timestamptz, next_noon timestamptz) language sql as $$
  select noon, next_noon
  from (
    select (day + time '12:00') at time zone zone as noon, (day + 1 + time '12:00') at time zone zone as next_noon
    from (select generate_series(first::date, last::date, interval '1 day')::date as day) days) noons
  where next_noon - noon <> interval '24 hours' and noon >= first and next_noon <= last
$$;
