// On a narrow screen the diagram begins where the case stands; without this script the link "#here" leads there.
document.querySelectorAll(".map").forEach((map) => {
  const here = map.querySelector(".is-now .bp-box");
  if (here && map.scrollWidth > map.clientWidth) {
    const box = here.getBoundingClientRect();
    map.scrollLeft += box.left + box.width / 2 - map.getBoundingClientRect().left - map.clientWidth / 2;
  }
});
