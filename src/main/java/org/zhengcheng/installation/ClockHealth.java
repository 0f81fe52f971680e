package org.zhengcheng.installation;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** A node whose clock is off says so to whoever watches over it: it shows wrong days and works on no deadlines. */
@Component
class ClockHealth extends AbstractHealthIndicator {

    private final DatabaseTime time;

    ClockHealth(DatabaseTime time) {
        super("The database cannot be asked what time it is");
        this.time = time;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        DatabaseTime.Reading reading = time.read();
        (reading.isOff() ? health.down() : health.up()).withDetail("skew", reading.skew());
    }
}
