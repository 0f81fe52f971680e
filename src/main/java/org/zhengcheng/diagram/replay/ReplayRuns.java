package org.zhengcheng.diagram.replay;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.definition.Diagram;

/**
 * Goes through all past cases of a procedure, some at a time, while whoever asked sees how far it has come. What it finds
 * is kept for a while, on this node only.
 */
@Component
class ReplayRuns {

    private static final Logger LOG = LoggerFactory.getLogger(ReplayRuns.class);
    private static final int AT_A_TIME = 300;
    private static final int MOST_RUNS = 20;
    private static final Duration FRESH = Duration.ofMinutes(10);

    private final Replay replay;
    private final Clock clock;
    private final int atATime;
    private final Map<Key, Run> runs = new LinkedHashMap<>();
    // One after the other: they are in no hurry, and others work meanwhile.
    private final ExecutorService worker = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "replay");
        thread.setDaemon(true);
        return thread;
    });

    @Autowired
    ReplayRuns(Replay replay, Clock clock) {
        this(replay, clock, AT_A_TIME);
    }

    ReplayRuns(Replay replay, Clock clock, int atATime) {
        this.replay = replay;
        this.clock = clock;
        this.atATime = atATime;
    }

    /** The run of what a draft says, begun if there is none or what it found is old. */
    synchronized Progress of(UUID draftId, int revision, Diagram diagram) {
        Key key = new Key(draftId, revision);
        Run run = runs.get(key);
        if (run == null || run.isOld(clock.instant())) {
            runs.remove(key);
            run = new Run(replay.count(diagram.key()));
            runs.put(key, run);
            if (runs.size() > MOST_RUNS) {
                runs.remove(runs.keySet().iterator().next());
            }
            Run begun = run;
            worker.execute(() -> go(begun, diagram));
        }
        return run.progress();
    }

    private void go(Run run, Diagram diagram) {
        try {
            Tally tally = new Tally(diagram);
            Replay.Last last = null;
            do {
                last = replay.next(diagram, tally, last, atATime);
                run.done.addAndGet(last == null ? 0 : last.cases());
            } while (last != null);
            run.end(tally.result(), clock.instant());
        } catch (RuntimeException failed) {
            // Its message may hold what somebody answered.
            LOG.warn(
                    "Past cases could not be gone through: {}",
                    failed.getClass().getName());
            run.end(null, clock.instant());
        }
    }

    @PreDestroy
    void stop() {
        worker.shutdownNow();
    }

    private record Key(UUID draftId, int revision) {}

    /**
     * How far it has come.
     *
     * @param done how many cases it has gone through
     * @param total how many there were when it began
     * @param ended whether it goes on no more
     * @param result what it found; null while it goes on, or if it failed
     */
    record Progress(int done, int total, boolean ended, Result result) {}

    private static final class Run {

        private final int total;
        private final AtomicInteger done = new AtomicInteger();
        private volatile Result result;
        private volatile Instant endedAt;

        private Run(int total) {
            this.total = total;
        }

        private void end(Result found, Instant at) {
            result = found;
            endedAt = at;
        }

        private boolean isOld(Instant now) {
            return endedAt != null && endedAt.plus(FRESH).isBefore(now);
        }

        private Progress progress() {
            boolean ended = endedAt != null;
            return new Progress(done.get(), total, ended, result);
        }
    }
}
