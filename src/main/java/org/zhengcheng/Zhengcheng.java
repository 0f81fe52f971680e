package org.zhengcheng;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The application. {@code ./mvnw spring-boot:run} starts it on embedded defaults. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Zhengcheng {

    public static void main(String[] args) {
        SpringApplication.run(Zhengcheng.class, args);
    }
}
