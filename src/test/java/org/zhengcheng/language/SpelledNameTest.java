package org.zhengcheng.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("姓名怎么读，就怎么打：全拼和首字母，姓氏有自己的读音")
class SpelledNameTest {

    @ParameterizedTest
    @CsvSource({
        "张三丰, zhangsanfeng, zsf",
        "吕布, lvbu, lb",
        "女娲, nvwa, nw",
        "重庆, chongqing, cq",
        "欧阳修, ouyangxiu, oyx",
    })
    void nameIsSpelledInFullAndByItsInitials(String name, String pinyin, String initials) {
        assertThat(SpelledName.of(name)).isEqualTo(new SpelledName(pinyin, initials));
    }

    @ParameterizedTest
    @CsvSource({
        "仇和平, qiuheping",
        "单雄信, shanxiongxin",
        "解缙, xiejin",
        "查良镛, zhaliangyong",
        "曾国藩, zengguofan",
        "区伟, ouwei",
        "朴正熙, piaozhengxi",
        "盖叫天, gejiaotian",
        "翟让, zhairang",
        "覃辉, qinhui",
        "卜算, busuan",
        "缪斯, miaosi",
        "尉迟恭, yuchigong",
        "万俟卨, moqixie",
        "乐正绫, yuezhengling",
    })
    void surnameIsReadAsSurname(String name, String pinyin) {
        assertThat(SpelledName.of(name).pinyin()).isEqualTo(pinyin);
    }

    @Test
    void sameCharacterIsReadOrdinarilyWithinTheGivenName() {
        assertThat(SpelledName.of("王解放").pinyin()).isEqualTo("wangjiefang");
        assertThat(SpelledName.of("李调查").pinyin()).endsWith("cha");
    }

    @Test
    void whatIsNoCharacterStandsAsItIsOrIsLeftOut() {
        assertThat(SpelledName.of("买买提·吐尔逊")).isEqualTo(new SpelledName("maimaitituerxun", "mmttex"));
        assertThat(SpelledName.of("Ｌi 明1")).isEqualTo(new SpelledName("liming1", "lim1"));
        assertThat(SpelledName.of("𠮷明").pinyin()).isEqualTo("𠮷ming");
        assertThat(SpelledName.of("")).isEqualTo(new SpelledName("", ""));
    }
}
