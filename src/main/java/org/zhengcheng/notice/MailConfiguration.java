package org.zhengcheng.notice;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.thymeleaf.templateresolver.ITemplateResolver;

/** Lets the postman go his rounds and gives him templates of plain text. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class MailConfiguration {

    @Bean
    ITemplateResolver textTemplates() {
        ClassLoaderTemplateResolver text = new ClassLoaderTemplateResolver();
        text.setPrefix("templates/");
        text.setResolvablePatterns(Set.of("notice/*.txt"));
        text.setTemplateMode(TemplateMode.TEXT);
        text.setCharacterEncoding(StandardCharsets.UTF_8.name());
        text.setOrder(1);
        return text;
    }
}
