/**
 * When recurring jobs run (UTC, crontab as graphile-worker reads it). `fill` makes up for time in which no worker ran.
 * The small hours in Europe; the work is spread over operators by a job each. What is due each minute finds by itself what was missed.
 */
export const schedules = `
* * * * * do-what-is-due ?jobKey=do-what-is-due
5 2 * * * keep-wall-clock ?fill=1d&jobKey=keep-wall-clock
15 2 * * * extend-all-series ?fill=1d&jobKey=extend-all-series
10 * * * * keep-memberships ?fill=1d&jobKey=keep-memberships
40 3 * * * sweep-leftovers ?fill=1d&jobKey=sweep-leftovers
`;
