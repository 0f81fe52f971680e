package org.zhengcheng;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.zhengcheng.installation.ProcessFence;

/** The application. {@code ./mvnw spring-boot:run} starts it on embedded defaults. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Zhengcheng {

    public static void main(String[] args) {
        ProcessFence.raise();
        SpringApplication.run(Zhengcheng.class, args);
    }
}
