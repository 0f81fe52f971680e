package org.zhengcheng.installation;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The one clock of the application. Its zone is Asia/Shanghai, in which every date of record is meant. */
@Configuration(proxyBeanMethods = false)
class ClockConfiguration {

    /** Production has the machine's time and no way to move it; the demo has a clock that everyone sees moving. */
    @Bean
    Clock clock(Installation installation, JdbcClient jdbc) {
        return installation.isDemo() ? new DemoClock(jdbc) : Clock.system(DemoClock.SHANGHAI);
    }
}
